# Invite candidate
curl -X POST https://www.escprofile.com/api/v1/invites \
  -H "Authorization: Bearer pk_live_xxx" \
  -H "Content-Type: application/json" \
  -d '{
    "email": "candidate@example.com",
    "product_type": "pa-leadership",
    "callback_url": "https://your-app.com/webhook"
  }'

# Get result
curl https://www.escprofile.com/api/v1/results/inv_xxx \
  -H "Authorization: Bearer pk_live_xxx"

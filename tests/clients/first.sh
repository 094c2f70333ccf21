curl -X POST https://www.escprofile.com/api/v1/invites \
-H "Authorization: Bearer pk_live_..." \
-H "Content-Type: application/json" \
-d '{"email":"candidate@company.com"}'

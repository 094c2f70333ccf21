import requests

API_KEY = "pk_live_xxx"
BASE_URL = "https://www.escprofile.com/api/v1"

headers = {
    "Authorization": f"Bearer {API_KEY}",
    "Content-Type": "application/json"
}

# Invite candidate
response = requests.post(
    f"{BASE_URL}/invites",
    headers=headers,
    json={
        "email": "candidate@example.com",
        "product_type": "pa-leadership"
    }
)

invite = response.json()
print(f"Invitation created: {invite['invite_id']}")

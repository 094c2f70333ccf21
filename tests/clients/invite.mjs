const API_KEY = 'pk_live_xxx';
const BASE_URL = 'https://www.escprofile.com/api/v1';

// Invite candidate
const response = await fetch(`${BASE_URL}/invites`, {
  method: 'POST',
  headers: {
    'Authorization': `Bearer ${API_KEY}`,
    'Content-Type': 'application/json'
  },
  body: JSON.stringify({
    email: 'candidate@example.com',
    product_type: 'pa-leadership'
  })
});

const invite = await response.json();
console.log(`Invitation created: ${invite.invite_id}`);

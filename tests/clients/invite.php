<?php
$api_key = 'pk_live_xxx';
$base_url = 'https://www.escprofile.com/api/v1';

// Invite candidate
$ch = curl_init("$base_url/invites");
curl_setopt_array($ch, [
    CURLOPT_POST => true,
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_HTTPHEADER => [
        "Authorization: Bearer $api_key",
        "Content-Type: application/json"
    ],
    CURLOPT_POSTFIELDS => json_encode([
        'email' => 'candidate@example.com',
        'product_type' => 'pa-leadership'
    ])
]);

$response = curl_exec($ch);
$invite = json_decode($response, true);

echo "Invitation created: " . $invite['invite_id'];

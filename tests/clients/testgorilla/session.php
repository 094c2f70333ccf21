<?php
// The same in PHP, with a form as its login.
$base = 'https://app.testgorilla.com/api';
$token = 'expired';

function call($method, $url, $headers, $body = null)
{
    $curl = curl_init($url);
    curl_setopt_array($curl, [
        CURLOPT_CUSTOMREQUEST => $method,
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_HTTPHEADER => $headers,
    ] + ($body === null ? [] : [CURLOPT_POSTFIELDS => $body]));
    $reply = curl_exec($curl);
    return [curl_getinfo($curl, CURLINFO_HTTP_CODE), json_decode($reply, true)];
}

$logins = 0;
for ($try = 0; $try < 2; $try++) {
    [$status, $page] = call('GET', "$base/assessments/?status=new,active&ordering=-modified", ["Authorization: Token $token"]);
    if ($status !== 401)
        break;
    $form = http_build_query(['username' => $argv[1], 'password' => $argv[2]]);
    [$status, $login] = call('POST', "$base/profiles/login/", [], $form);
    $token = $login['token'];
    $logins++;
}
[$status, $link] = call('GET', "$base/assessments/{$page['results'][0]['id']}/", ["Authorization: Token $token"]);
$link = $link['public_links'][0];
[$status, $changed] = call('PUT', "$base/assessments/public_links/{$link['public_uuid']}/", [
    "Authorization: Token $token", 'Content-Type: application/json',
], json_encode(['active' => true, 'label' => $link['label'], 'assessment' => $link['assessment']]));
echo json_encode(['logins' => $logins, 'count' => $page['count'], 'status' => $status, 'link' => $changed['invitation_link']]);

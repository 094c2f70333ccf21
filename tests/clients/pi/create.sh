curl -X POST https://pi.predictiveindex.com/api/v1/behavioralassessments \
   -H "api-key: 12345678-ABCD-EFGH-1234-ABCDEFGH1234" \
   -H "Content-Type: application/json" -d @body.json

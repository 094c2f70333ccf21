-- saves.lua - saves of one answer each, by the people whose secrets are the lines of a file.
--   BENCH_FOLDER=. wrk ... -s saves.lua URL -- FILE
dofile(os.getenv('BENCH_FOLDER') .. '/report.lua')

local tokens, count = {}, 0
local at = os.date('!%Y-%m-%dT%H:%M:%SZ')
local form = '{"client":"bench","answers":[{"item_id":"b5.%d","rev":%d,"value":%d,"at":"%s"}]}'

function init(args)
    for line in io.lines(args[1]) do tokens[#tokens + 1] = line end
    wrk.headers['Content-Type'] = 'application/json'
end

function request()
    count = count + 1
    local body = string.format(form, count % 120 + 1, count, count % 5 + 1, at)
    return wrk.format('PUT', '/assay/v1/sittings/' .. tokens[count % #tokens + 1] .. '/answers', nil, body)
end

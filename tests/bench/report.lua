-- report.lua - prints what wrk measured as one line of JSON.
local form = '\n{"requests": %d, "seconds": %.3f, "errors": %d, "p50_ms": %.3f, "p99_ms": %.3f}\n'

function done(summary, latency, requests)
    local e = summary.errors
    local errors = e.connect + e.read + e.write + e.status + e.timeout
    io.write(string.format(form, summary.requests, summary.duration / 1e6, errors,
        latency:percentile(50) / 1e3, latency:percentile(99) / 1e3))
end

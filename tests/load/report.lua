-- What wrk measured, as one line of JSON for run.mjs.
done = function(summary, latency)
  local e = summary.errors
  io.write(string.format(
    'REPORT {"requests":%d,"seconds":%.3f,"p50":%.3f,"p99":%.3f,"max":%.3f,"failed":%d}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, latency.max / 1e3,
    e.connect + e.read + e.write + e.status + e.timeout))
end

-- Batches of readings for wrk, each reading with a time of its own. Environment: TOKEN, BATCH (readings in one), SENSORS (a file of ids).
local token, size = os.getenv("TOKEN"), tonumber(os.getenv("BATCH"))
local sensors = {}
for id in io.lines(os.getenv("SENSORS")) do sensors[#sensors + 1] = id end
local sent = 0
local oldest = os.time() - 30 * 86400 + (tonumber(os.getenv("RUN")) or 0) * 3600
local headers = { ["Content-Type"] = "application/json", ["Authorization"] = "Bearer " .. token }

request = function()
  local parts = {}
  for i = 1, size do
    local milliseconds = math.floor(sent / #sensors)
    parts[i] = string.format('{"sensor_id":"%s","ts":"%s.%03dZ","value":%d}', sensors[sent % #sensors + 1],
      os.date("!%Y-%m-%dT%H:%M:%S", oldest + math.floor(milliseconds / 1000)), milliseconds % 1000, sent % 100)
    sent = sent + 1
  end
  return wrk.format("POST", "/api/v1/readings", headers, '{"readings":[' .. table.concat(parts, ",") .. ']}')
end

-- Writes rules for wrk: COUNT in all, evenly over the farms of FARMS, a file of lines "farm sensor sensor device device". Environment: TOKEN.
local token, count = os.getenv("TOKEN"), tonumber(os.getenv("COUNT"))
local headers = { ["Content-Type"] = "application/json", ["Authorization"] = "Bearer " .. token }
local farms, made, answered = {}, 0, 0
for line in io.lines(os.getenv("FARMS")) do
  local ids = {}
  for id in line:gmatch("%S+") do ids[#ids + 1] = id end
  farms[#farms + 1] = ids
end

request = function()
  local farm, n = farms[made % #farms + 1], math.floor(made / #farms)
  made = made + 1
  local air, humidity, fan, mister = farm[2], farm[3], farm[4], farm[5]
  local body = string.format([[{"name":"Rule %d","mode":"armed","priority":%d,"when":{"all":[
    {"sensor":{"id":"%s"},"is":"above","value":%d,"hysteresis":0.5},{"sensor":{"id":"%s"},"is":"below","value":90},
    {"time":{"from":"00:00","to":"24:00"}}]},"for_seconds":%d,
    "then":[{"device":{"id":"%s"},"command":"turn_on"}],"otherwise":[{"device":{"id":"%s"},"command":"turn_off"}]}]],
    n, n % 100, air, 30 + n % 20, humidity, n % 3 * 30, n % 2 == 0 and fan or mister, n % 2 == 0 and fan or mister)
  return wrk.format("POST", "/api/v1/farms/" .. farm[1] .. "/rules", headers, body)
end

response = function(status)
  if status ~= 201 then
    io.stderr:write("a rule was refused: " .. status .. "\n")
  end
  answered = answered + 1
  if answered == count then os.exit(0) end -- Stopped, it would wait for the end of its time.
end

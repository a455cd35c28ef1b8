-- For wrk: GET of one farm after the other, of those whose ids stand in the file FARMS_FILE.
local farms, turn = {}, 0
for id in io.lines(os.getenv("FARMS_FILE")) do farms[#farms + 1] = id end

function request()
  turn = turn % #farms + 1
  return wrk.format("GET", "/api/v1/farms/" .. farms[turn])
end

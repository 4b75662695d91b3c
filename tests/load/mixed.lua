-- Reads and writes of projects in turn. Twenty connections that wait 100 ms between requests make 200 a second.
dofile(os.getenv("PF_LOAD_FOLDER") .. "/report.lua")

local count, projects = 0, tonumber(os.getenv("PF_LOAD_PROJECTS"))
local document = io.open(os.getenv("PF_LOAD_DOCUMENT")):read("*a")

-- Begun at different moments, so that they do not arrive in one bunch.
local first = {}
delay = function()
  if #first < 20 then
    first[#first + 1] = true
    return #first * 5
  end
  return 100
end

request = function()
  count = count + 1
  local address = "/api/v1/projects/load-" .. (count % projects)
  if count % 2 == 0 then return wrk.format("GET", address) end
  -- Another title each time: the same document again would not be written.
  local changed = document:gsub('"title": "', '"title": "' .. count .. " ", 1)
  return wrk.format("PUT", address, { ["If-Match"] = "*", ["Content-Type"] = "application/json" }, changed)
end

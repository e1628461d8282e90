-- Asks for the lines of a file in turn, each with the headers given: wrk -s targets.lua URL -- FILE [Name: value]...
local targets, headers, at = {}, {}, 0
function init(args)
  for line in io.lines(args[1]) do targets[#targets + 1] = line end
  for i = 2, #args do
    local name, value = args[i]:match("^([^:]+): (.*)$")
    headers[name] = value
  end
  for i = 1, #targets do targets[i] = wrk.format("GET", targets[i], headers) end
end
function request()
  at = at % #targets + 1
  return targets[at]
end

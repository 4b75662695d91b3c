-- Reads of a project by a client that has it already.
dofile(os.getenv("PF_LOAD_FOLDER") .. "/report.lua")
wrk.path = "/api/v1/projects/load-0"
wrk.headers["If-None-Match"] = os.getenv("PF_LOAD_ETAG")

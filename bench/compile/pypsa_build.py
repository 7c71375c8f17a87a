"""One build of a folder's model by PyPSA in a fresh process; prints seconds of create_model and the process's peak memory."""
import json
import resource
import sys
import time

import pypsa

network = pypsa.Network(sys.argv[1])
began = time.perf_counter()
model = network.optimize.create_model()
seconds = time.perf_counter() - began
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"seconds": seconds, "peakMB": peak, "columns": int(model.nvars), "rows": int(model.ncons)}))

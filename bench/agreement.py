# The same codes as bench/agreement.ts, timed with NLTK: python3 bench/agreement.py < codes.json. Prints one JSON object.
import json
import statistics
import sys
import time

from nltk.metrics.agreement import AnnotationTask
from nltk.metrics.distance import binary_distance, interval_distance

codes = json.load(sys.stdin)
rows = [(f"c{coder}", unit, code) for coder, own in enumerate(codes) for unit, code in enumerate(own) if code is not None]


def median_ms(work):
    taken = []
    for _ in range(5):
        start = time.process_time()
        value = work()
        taken.append(1000 * (time.process_time() - start))
    return value, statistics.median(taken)


nominal, nominal_ms = median_ms(lambda: AnnotationTask(data=rows, distance=binary_distance).alpha())
interval, interval_ms = median_ms(lambda: AnnotationTask(data=rows, distance=interval_distance).alpha())
print(json.dumps({"nominal": nominal, "nominalMs": nominal_ms, "interval": interval, "intervalMs": interval_ms}))

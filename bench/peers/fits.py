"""The fits F1, F2 and F3 as a Python user writes them: SciPy's least_squares on solve_ivp, and lmfit on odeint.

Same data, starts and bounds as in the documents; prints a JSON list with times in microseconds.
fits.py FOLDER_OF_DOCUMENTS PINENE_DOCUMENT
"""
import json
import sys
import time
from pathlib import Path

import lmfit
import numpy as np
from scipy.integrate import odeint, solve_ivp
from scipy.optimize import least_squares

GAS_CONSTANT = 8.31446261815324
PASSES = 3


def consecutive(y, t, k1, k2):
    return [-k1 * y[0], k1 * y[0] - k2 * y[1], k2 * y[1]]


def competing(y, t, k1, k2):
    r1, r2 = k1 * y[0] * y[1], k2 * y[2] * y[1]
    return [-r1, -r1 - r2, r1 - r2, r2, r1 + r2]


def pinene(y, t, k1, k2, k3, k4, k5):
    r1, r2, r3, r4, r5 = k1 * y[0], k2 * y[0], k3 * y[2], k4 * y[2], k5 * y[4]
    return [-r1 - r2, r1, r2 - r3 - r4 + r5, r3, r4 - r5]


class Fit:
    """One fit: experiments of (initial state, times, measured values, columns, temperature)."""

    def __init__(self, name, rhs, document, sigma, initial, arrhenius=False):
        self.name, self.rhs, self.arrhenius, self.sigma = name, rhs, arrhenius, sigma
        ids = [s["id"] for s in document["species"]]
        number = lambda text: float(str(text).split()[0])
        self.start = {p["id"]: (number(p["value"]), number(p["min"]), number(p["max"])) for p in document["parameters"]}
        self.log = np.array([p.get("scale") == "log" for p in document["parameters"]])
        if arrhenius:  # L/(mol min) to L/(mmol min)
            for id in ("k1", "k2"):
                self.start[id] = tuple(v * 1e-3 for v in self.start[id])
        self.experiments = []
        for e in document["experiments"]:
            m = e["measurements"]
            times = np.array([0.0] + m[0]["time"]["values"])
            measured = np.array([c["value"]["values"] for c in m]).T
            kelvin = number(e["recipe"]["charge"]["temperature"]) + 273.15
            self.experiments.append((initial, times, measured, [ids.index(c["observable"]) for c in m], kelvin))

    def constants(self, values, kelvin):
        if not self.arrhenius:
            return tuple(values)
        k1, ea1, k2, ea2 = values
        inverse = 1e3 / GAS_CONSTANT * (1 / kelvin - 1 / 313.15)
        return k1 * np.exp(-ea1 * inverse), k2 * np.exp(-ea2 * inverse)

    def residuals(self, values, integrate):
        parts = []
        for initial, times, measured, columns, kelvin in self.experiments:
            y = integrate(self.rhs, initial, times, self.constants(values, kelvin))
            parts.append(((y[1:, columns] - measured) / self.sigma).ravel())
        return np.concatenate(parts)


def by_solve_ivp(rhs, initial, times, constants):
    return solve_ivp(lambda t, y: rhs(y, t, *constants), (0, times[-1]), initial, method="LSODA", t_eval=times,
                     rtol=1e-8, atol=1e-7).y.T


def by_odeint(rhs, initial, times, constants):
    return odeint(rhs, initial, times, args=constants)


def scipy_fit(fit):
    lower, upper, start = ([v[i] for v in fit.start.values()] for i in (1, 2, 0))
    there = lambda v: np.where(fit.log, np.log(np.where(fit.log, v, 1.0)), v)
    back = lambda x: np.where(fit.log, np.exp(np.where(fit.log, x, 0.0)), x)
    found = least_squares(lambda x: fit.residuals(back(x), by_solve_ivp), there(start), x_scale="jac",
                          bounds=(there(lower), there(upper)))
    return 2 * found.cost, int(found.nfev), int(found.nfev + found.njev * len(start))


def lmfit_fit(fit):
    parameters = lmfit.Parameters()
    for id, (value, lower, upper) in fit.start.items():
        parameters.add(id, value=value, min=lower, max=upper)
    found = lmfit.minimize(lambda p: fit.residuals(list(p.valuesdict().values()), by_odeint), parameters)
    return float(found.chisqr), None, int(found.nfev)


def main(folder, pinene_path):
    read = lambda path: json.loads(Path(path).read_text(encoding="utf-8"))
    fits = [
        Fit("F1", consecutive, read(f"{folder}/two-rate-constants.json"), 5.0, [1000.0, 0.0, 0.0]),
        Fit("F2", competing, read(f"{folder}/four-arrhenius.json"), 5.0, [1000.0, 1500.0, 0.0, 0.0, 0.0], arrhenius=True),
        Fit("F3", pinene, read(pinene_path), 1.0, [100.0, 0.0, 0.0, 0.0, 0.0]),
    ]
    records = []
    for fit in fits:
        for tool, run in (("SciPy least_squares + solve_ivp LSODA", scipy_fit), ("lmfit + odeint", lmfit_fit)):
            passes = []
            for _ in range(PASSES):
                begin = time.perf_counter()
                ssr, iterations, calls = run(fit)
                passes.append((time.perf_counter() - begin) * 1e6)
            records.append({"fit": fit.name, "tool": tool, "min": min(passes), "median": sorted(passes)[PASSES // 2],
                            "iterations": iterations, "solves": calls * len(fit.experiments), "ssr": ssr})
    print(json.dumps(records))


main(*sys.argv[1:])

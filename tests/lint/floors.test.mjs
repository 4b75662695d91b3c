// The lint is tested on a tree in which rules are broken on purpose: it must find these faults and no others.
import assert from "node:assert/strict";
import test from "node:test";
import { codeOnly, faultsOf } from "./floors.mjs";

const broken = new URL("fixtures/broken", import.meta.url).pathname;

test("every broken rule of the fixture is found, and nothing else", () => {
  assert.deepEqual(faultsOf(broken).sort(), [
    "apps/cli/broken.cpp:2: cli may not include ode",
    'apps/cli/broken.cpp:3: cli may not include "apps/server/http/router.hpp"',
    "apps/server/http/router.cpp:1: <boost/beast.hpp>: only apps/server/http/listener.cpp may include it",
    'apps/server/http/router.cpp:3: server may not include "apps/cli/arguments.hpp"',
    "engine/include/pharmaflow/reactor/model.hpp:1: reactor may not include study",
    "engine/include/pharmaflow/reactor/model.hpp:2: the engine may not include <sys/time.h>",
    "engine/src/astrology/stars.cpp: module astrology has no floor yet: give it one in tests/lint/floors.mjs",
    "engine/src/kinetics/broken.cpp:12: exceptions do not exist in the engine: return Result<T>",
    "engine/src/kinetics/broken.cpp:2: the engine may not include <iostream>",
    "engine/src/kinetics/broken.cpp:3: <unordered_map>: its order would reach the results",
    "engine/src/kinetics/broken.cpp:7: kinetics may not include reactor",
    'engine/src/kinetics/broken.cpp:8: "stepper.hpp" is no header of kinetics',
    "engine/src/ode/broken.cpp:2: ode may not include <nlohmann/json.hpp>",
    "engine/src/ode/broken.cpp:4: ode may not include units",
    "platform/db/broken.cpp:1: db may not include document",
    "web/src/features/fit/Fit.tsx: features/fit may not import features/data",
    "web/src/ui/Plot.tsx: ui may not import features/fit",
  ]);
});

test("comments and literals are no code, digit separators no literals", () => {
  assert.equal(codeOnly('a; // throw\nb = "try"; /* catch\n throw */ c').replace(/ +/g, " "), "a; \nb = ; \n c");
  assert.match(codeOnly("x = 1'000'000; throw y;"), /throw/);
  assert.doesNotMatch(codeOnly('auto s = R"(throw "x")";'), /throw/);
});

/** The rate laws of the workbench. A new one is a file beside these and a line here. */
import type { RateLaw } from "@/doc/types";
import { expression } from "./expression";
import { langmuirHinshelwood } from "./langmuir_hinshelwood";
import { michaelisMenten } from "./michaelis_menten";
import { power } from "./power";
import type { LawEntry } from "./types";

export const laws = [power, michaelisMenten, langmuirHinshelwood, expression] as unknown as readonly LawEntry[];

export const lawOf = (rate: RateLaw): LawEntry => laws.find(({ law }) => law === rate.law)!;

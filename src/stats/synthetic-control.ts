/**
 * Synthetic control: the treated units' mean is mimicked before treatment by a mix of donors, weights being shares.
 *
 * Without an intercept the mix must reach the treated level itself (Abadie, Diamond & Hainmueller 2010, with outcomes
 * before treatment as the only predictors); with one, only its movements (Doudchenko & Imbens 2016; GeoLift's
 * augmented synthetic control without a ridge step is this). Solved exactly: on Proposition 99 -19.514, where the
 * published -19.62 is where an iterative solver stopped. Right when the fit before is close (`preFit`) over a time much
 * longer than a handful of points, and few donors carry it only because they are truly alike.
 */
import type { Refusal } from './outcome.ts'
import type { PanelInput } from './panel.ts'
import { type PanelEffect, panelEffect } from './panel-effect.ts'

/** Refuses what `readPanel` refuses, with three donors and five times before treatment at the least. */
export function syntheticControl(input: PanelInput & { intercept?: boolean }): PanelEffect | Refusal {
  const method = input.intercept ? 'demeaned-synthetic-control' : 'synthetic-control'
  return panelEffect({ ...input, method })
}

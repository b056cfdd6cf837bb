/** How much of a window may fail, how much has, and what is left of it. */
export type Budget = {
  /** percent */
  objective: number
  windowDays: number
  /** minutes the window may be down */
  allowedMinutes: number
  downMinutes: number
  /** the part of the allowance that is used; above 1 the objective is missed */
  usedShare: number
  /** how many times faster than allowed the last day used it up; 1 would use it up exactly */
  burnRate: number
  met: boolean
}

type Observed = { down: number; observed: number }

/**
 * The error budget of a window of days. What was not observed is no failure, but the allowance is that of the whole
 * window, so that a young installation is not told off for its first minute.
 */
export function errorBudget(
  objective: number,
  windowDays: number,
  window: Observed,
  lastDay: Observed,
): Budget {
  const allowedShare = 1 - objective / 100
  const allowedMinutes = windowDays * 24 * 60 * allowedShare
  const usedShare = window.down / allowedMinutes
  return {
    objective,
    windowDays,
    allowedMinutes: round(allowedMinutes),
    downMinutes: window.down,
    usedShare: round(usedShare),
    burnRate: lastDay.observed === 0 ? 0 : round(lastDay.down / lastDay.observed / allowedShare),
    met: usedShare <= 1,
  }
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000
}

// @ts-check
/**
 * One figure of a benchmark: a ratio of two medians, measured in turns on the same machine, and the goal it must meet; or why
 * there is nothing to measure.
 * @typedef {{ readonly name: string, readonly ratio: number, readonly atMost?: number, readonly atLeast?: number, readonly detail?: string, readonly isMissing?: boolean, readonly notApplicable?: string }} Row
 */

/** @param {Row} row */
export function verdictOf({ ratio, atMost = Infinity, atLeast = 0, isMissing = false, notApplicable }) {
  if (notApplicable !== undefined) return 'not applicable'
  if (isMissing) return 'not run'
  return ratio <= atMost && ratio >= atLeast ? 'met' : 'MISSED'
}

/** @param {Row} row */
function goalOf({ atMost, atLeast }) {
  if (atMost !== undefined) return `≤ ${atMost}x`
  return atLeast === undefined ? 'none' : `≥ ${atLeast}x`
}

/**
 * A table for the terminal: what, ratio, goal, verdict, and the figures behind it.
 * @param {readonly Row[]} rows
 */
export function tableOf(rows) {
  const lines = [
    ['benchmark', 'ratio', 'goal', 'verdict', ''],
    ...rows.map((row) => [
      row.name,
      row.notApplicable === undefined ? `${row.ratio.toFixed(2)}x` : '–',
      goalOf(row),
      verdictOf(row),
      row.detail ?? row.notApplicable ?? '',
    ]),
  ]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

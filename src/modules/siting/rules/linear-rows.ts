// A linear model written row by row, as its limits are thought; handed over column by column, as the solver reads it.
import type { LinearModel } from '../../../kernel/linear-model.ts'

type Entry = readonly [column: number, value: number]

export class LinearRows {
  readonly #cost: number[] = []
  readonly #upper: number[] = []
  readonly #whole: number[] = []
  readonly #rowLower: number[] = []
  readonly #rowUpper: number[] = []
  readonly #column: number[] = []
  readonly #value: number[] = []
  readonly #rowFrom: number[] = [0]

  get columns(): number {
    return this.#cost.length
  }
  /** From 0 up to `upper`; answers its place. */
  column(cost: number, whole: boolean, upper = 1): number {
    this.#cost.push(cost)
    this.#whole.push(whole ? 1 : 0)
    return this.#upper.push(upper) - 1
  }
  row(lower: number, upper: number, entries: Iterable<Entry>): void {
    for (const [c, x] of entries) {
      if (x === 0) continue
      this.#column.push(c)
      this.#value.push(x)
    }
    this.#rowFrom.push(this.#column.length)
    this.#rowLower.push(lower)
    this.#rowUpper.push(upper)
  }
  model(sense: LinearModel['sense']): LinearModel {
    const cols = this.columns
    const starts = new Int32Array(cols + 1)
    for (const c of this.#column) starts[c + 1]!++
    for (let c = 0; c < cols; c++) starts[c + 1]! += starts[c]!
    const next = starts.slice()
    const indices = new Int32Array(this.#column.length)
    const values = new Float64Array(this.#column.length)
    for (let row = 0; row < this.#rowLower.length; row++) {
      for (let k = this.#rowFrom[row]!; k < this.#rowFrom[row + 1]!; k++) {
        const at = next[this.#column[k]!]!++
        indices[at] = row
        values[at] = this.#value[k]!
      }
    }
    return {
      ...{ sense, colCost: Float64Array.from(this.#cost), colLower: new Float64Array(cols) },
      ...{ colUpper: Float64Array.from(this.#upper), isWhole: Uint8Array.from(this.#whole) },
      ...{ rowLower: Float64Array.from(this.#rowLower), rowUpper: Float64Array.from(this.#rowUpper) },
      ...{ starts, indices, values },
    }
  }
}

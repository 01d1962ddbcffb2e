// A linear model with whole-number columns, as it is handed to the solver: columns, rows, and what each column puts into each row.

export type LinearModel = {
  readonly sense: 'least' | 'most'
  readonly colCost: Float64Array
  readonly colLower: Float64Array
  readonly colUpper: Float64Array
  /** 1 where a column takes whole numbers only */
  readonly isWhole: Uint8Array
  /** Infinity and -Infinity where there is no limit */
  readonly rowLower: Float64Array
  readonly rowUpper: Float64Array
  /** entries of column c lie at starts[c] up to starts[c + 1] */
  readonly starts: Int32Array
  readonly indices: Int32Array
  readonly values: Float64Array
}

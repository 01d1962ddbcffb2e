// Marks on a map: what form stands for which kind, and all marks of a kind as one path, so that ten thousand move as one.

export const markForms = ['circle', 'square', 'diamond', 'triangle', 'cross'] as const
export type MarkForm = (typeof markForms)[number]

export type LandPoint = {
  readonly id: string
  readonly name: string
  readonly latitude: number
  readonly longitude: number
  readonly kind: string
  /** 0 to 1 of the largest: the area of the mark */
  readonly size?: number
  /** as people read it */
  readonly words: string
}
/** A kind is told by its form; the tone only helps. */
export type PointKind = {
  readonly id: string
  readonly words: string
  readonly form: MarkForm
  readonly tone: 'ink' | 'accent' | 'warn' | 'soft'
}

/** Half the width of a mark in px. */
export const halfOf = (size: number | undefined, many: boolean): number =>
  size === undefined ? (many ? 2.5 : 5) : (many ? 1.25 : 3) + (many ? 5 : 9) * Math.sqrt(Math.max(0, size))

const fine = (n: number) => Math.round(n * 10) / 10

/** One mark as a path, `r` half its width, in the same units as x and y. */
export function markPath(form: MarkForm, x: number, y: number, r: number): string {
  const [a, b, h] = [fine(x), fine(y), fine(r)]
  switch (form) {
    case 'circle':
      return `M${fine(a - h)} ${b}a${h} ${h} 0 1 0 ${2 * h} 0a${h} ${h} 0 1 0 ${-2 * h} 0z`
    case 'square':
      return `M${fine(a - h)} ${fine(b - h)}h${2 * h}v${2 * h}h${-2 * h}z`
    case 'diamond':
      return `M${a} ${fine(b - 1.3 * h)}l${h} ${1.3 * h}l${-h} ${1.3 * h}l${-h} ${-1.3 * h}z`
    case 'triangle':
      return `M${a} ${fine(b - 1.2 * h)}l${1.2 * h} ${2.1 * h}h${-2.4 * h}z`
    case 'cross': {
      const t = h / 2.5
      return `M${fine(a - t)} ${fine(b - h)}h${2 * t}v${h - t}h${h - t}v${2 * t}h${t - h}v${h - t}h${-2 * t}v${t - h}h${t - h}v${-2 * t}h${h - t}z`
    }
  }
}

// Prints one part of a page and nothing around it.
import './print-this.css'

/** Prints what is marked with `data-print-this`. */
export function printThis(): void {
  const root = document.documentElement
  root.dataset.printOnly = ''
  addEventListener('afterprint', () => delete root.dataset.printOnly, { once: true })
  print()
}

// A short text as a square code that a phone reads, drawn as one path.
import { encode } from 'uqr'

export function Qr({ text, size = 84 }: { text: string; size?: number }) {
  const { data, size: cells } = encode(text)
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('')
  return (
    <svg width={size} height={size} viewBox={`0 0 ${cells} ${cells}`} role="img" aria-label={text}>
      <rect width={cells} height={cells} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

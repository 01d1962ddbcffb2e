// The mark of Nido: a nest that holds; an institution may put its own name beside it.

export function NidoMark({ size = 32 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <circle cx="10.5" cy="13" r="3.2" fill="var(--scale-3)" />
      <circle cx="21.5" cy="13" r="3.2" fill="var(--scale-4)" />
      <circle cx="16" cy="9.5" r="3.2" fill="var(--act)" />
      <path
        d="M3 16q13 6 26 0-.6 5-3.6 8M6.6 24Q3.6 21 3 16m3.6 8q9.4 5.5 18.8 0M4.6 20.5q11.4 5.5 22.8 0"
        fill="none"
        stroke="var(--act)"
        strokeWidth="2.2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}

/** The mark with its word, as a screen's first thing. */
export function NidoName({ institution }: { institution?: string }) {
  return (
    <span className="nido-name">
      <NidoMark />
      <span>
        <strong>Nido</strong>
        {institution ? <span className="soft"> · {institution}</span> : null}
      </span>
    </span>
  )
}

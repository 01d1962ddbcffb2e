// Where one is, from the nation down to the child; the path is the navigation.
import './frames.css'
import { useText } from './language.tsx'
import { Link } from './link.tsx'
import { uiText } from './text.ts'

export type Step = { readonly label: string; readonly to?: string }

/** México › Baja California › CECI Maneadero › Lactantes B › Ana. The last step is where one stands and needs no address; one out of reach has none. */
export function Path({ steps }: { steps: readonly Step[] }) {
  const t = useText(uiText)
  return (
    <nav className="path" aria-label={t.path}>
      <ol>
        {steps.map(({ label, to }, i) => (
          <li key={`${label}|${to}`}>
            {i < steps.length - 1 && to !== undefined ? (
              <Link to={to}>{label}</Link>
            ) : i < steps.length - 1 ? (
              <span className="soft">{label}</span>
            ) : (
              <strong aria-current="page">{label}</strong>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}

// Saying that something was an error, with why, and all of a project that was: it counts no more and stays in sight.
import { Button } from '../../../ui/button.tsx'
import { useFormats, useLanguage, useText } from '../../../ui/language.tsx'
import { useMay } from '../../../ui/me.tsx'
import { constructionKinds, logReversed, moneyReversed, stepReversed } from '../contract/kinds.ts'
import type { ProjectFile } from '../contract.ts'
import { constructionText } from './text.ts'
import type { View } from './view.ts'

const BY = { money: moneyReversed, step: stepReversed, log: logReversed } as const

/** `what` names it for who does not see where the button stands. Nothing for who could not have said it. */
export function NotSo({
  file,
  open,
  by,
  what,
  ...of
}: View & {
  readonly by: keyof typeof BY
  readonly step: string
  readonly what: string
  readonly contract?: string
  readonly note?: string
}) {
  const t = useText(constructionText)
  const may = useMay()
  const kind = BY[by]
  if (!may(kind.permission)) return null
  const asked = {
    ...{ book: file.project.book, about: file.project.key, kind, title: `${t.notSo}: ${what}`, fixed: of },
    fields: [{ name: 'why', label: t.notSoWhy, kind: 'long', hint: t.notSoHint }],
  } as const
  return (
    <span className="no-print">
      <Button look="quiet" label={`${t.notSo}: ${what}`} onPress={() => open(asked)}>
        {t.notSo}
      </Button>
    </span>
  )
}

export function ReversedList({ file }: { readonly file: ProjectFile }) {
  const t = useText(constructionText)
  const { language } = useLanguage()
  const { number, day } = useFormats()
  const { reversed } = file.project
  if (reversed.length === 0) return null
  return (
    <section className="card stack" aria-labelledby="reversed">
      <h2 id="reversed">{t.reversedTitle}</h2>
      <ul className="lines">
        {reversed.toReversed().map((r) => (
          <li key={r.step}>
            <div className="stack">
              <span>
                <s>
                  {[
                    constructionKinds.find((k) => k.kind === r.kind)?.words[language],
                    r.what,
                    r.amount === null ? undefined : `$${number(Math.round(r.amount))}`,
                    day(r.on),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </s>
              </span>
              <span>{r.why}</span>
              <span className="soft">
                {file.names[r.by]} · {day(r.at.slice(0, 10))}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

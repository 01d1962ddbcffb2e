// The requirements of a project's building: how each stands in each phase, what keeps the center shut, where each comes from.
import { Button } from '../../../ui/button.tsx'
import { Chip, type State } from '../../../ui/chip.tsx'
import { useFormats, useLanguage, useText } from '../../../ui/language.tsx'
import { useMay } from '../../../ui/me.tsx'
import { choicesOf } from '../../../ui/select.tsx'
import { requirementChecked } from '../contract/kinds.ts'
import { CheckResult } from '../contract/stages.ts'
import { blocking, type Requirement, requirements, type Standing, standingIn } from '../rules/requirements.ts'
import type { Asked } from './say-form.tsx'
import { constructionText } from './text.ts'
import type { View } from './view.ts'
import { constructionWords } from './words.ts'

const SHAPE: Readonly<Record<Standing, State>> = { met: 'calm', unmet: 'urgent', open: 'none' }
const groups = [...new Set(requirements.map((r) => r.group))]

export function BuildingView({ file, open }: View) {
  const t = useText(constructionText)
  const w = useText(constructionWords)
  const { number } = useFormats()
  const { language } = useLanguage()
  const may = useMay()
  const { project: p, today } = file
  const shut = blocking(p, 'opening')
  const gas = p.checks.findLast((c) => c.requirement === 'gas-free')?.result === 'unmet'
  const enough = (r: Requirement) =>
    [
      r.least === undefined ? undefined : t.least(number(r.least), r.unit ?? ''),
      r.most === undefined ? undefined : t.most(number(r.most), r.unit ?? ''),
    ]
      .filter(Boolean)
      .join(' · ')
  const toCheck = (r: Requirement): Asked => ({
    ...{ book: p.book, about: p.key, kind: requirementChecked, title: `${t.check}: ${r.words[language]}` },
    fixed: { requirement: r.id },
    fields: [
      {
        ...{ name: 'phase', label: t.phase, kind: 'choice', start: r.phases[0] ?? 'design' },
        choices: choicesOf(r.phases, w.phases),
      },
      {
        ...{ name: 'result', label: t.result, kind: 'choice' },
        choices: choicesOf(
          CheckResult.options.filter((x) => x !== 'not-needed' || !r.blocks),
          w.results,
        ),
      },
      ...(r.unit
        ? [{ name: 'value', label: t.measured, kind: 'number' as const, unit: r.unit, optional: true }]
        : []),
      { name: 'on', label: t.day, kind: 'date', start: today },
      { name: 'note', label: t.note, kind: 'long', optional: true },
    ],
  })
  return (
    <div className="stack">
      <p className="soft">{t.buildingAbout}</p>
      {gas ? (
        <p role="status" className="row">
          <Chip state="urgent">{w.groups.gas}</Chip>
          <strong>{t.gas}</strong>
        </p>
      ) : null}
      {p.stage !== null && shut.length > 0 ? <p>{t.blocking(number(shut.length))}</p> : null}
      {groups.map((group) => (
        <section key={group} className="card stack" aria-labelledby={`building-${group}`}>
          <h2 id={`building-${group}`}>{w.groups[group]}</h2>
          <ul className="lines">
            {requirements
              .filter((r) => r.group === group)
              .map((r) => (
                <li key={r.id}>
                  <div className="stack">
                    <strong>{r.words[language]}</strong>
                    <span>{[enough(r), r.blocks ? t.blocks : ''].filter(Boolean).join(' · ')}</span>
                    <span className="row">
                      {r.phases.map((phase) => {
                        const standing = standingIn(p, r, phase)
                        return (
                          <Chip key={phase} state={SHAPE[standing]}>
                            {w.phases[phase]}: {w.standings[standing].toLowerCase()}
                          </Chip>
                        )
                      })}
                    </span>
                    <span className="soft construction-source">
                      {r.source} · {w.certainty[r.confidence].toLowerCase()}
                    </span>
                  </div>
                  {may('construction.watch') && !p.out ? (
                    <Button
                      look="quiet"
                      label={`${t.check}: ${r.words[language]}`}
                      onPress={() => open(toCheck(r))}
                    >
                      {t.check}
                    </Button>
                  ) : null}
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

// Organizations that look the same, side by side: a person joins two with a reason, or says that they are two.
import CheckCheck from 'lucide-react/icons/check-check'
import { useState } from 'react'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { Link } from '../../../ui/link.tsx'
import { homeSteps, useMay, useMe } from '../../../ui/me.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { alikePartners, type Twin } from '../contract/asking.ts'
import { organizationsDistinct, organizationsMerged } from '../contract/kinds.ts'
import { PartnerForm } from './partner-form.tsx'
import './partners.css'
import { partnersText } from './text.ts'
import { partnerWords } from './words.ts'

type Doing = { readonly what: 'join' | 'two'; readonly keep: Twin; readonly other: Twin }

export function AlikePage() {
  const t = useText(partnersText)
  const may = useMay()
  const { number } = useFormats()
  const asked = useAsk(alikePartners, {})
  const [doing, setDoing] = useState<Doing>()
  useStanding(
    [...homeSteps(useMe(), t.mexico), { label: t.title, to: '/aliados' }, { label: t.alike }],
    'partners',
  )
  return (
    <>
      <PageHead title={t.alikeTitle} about={asked.data ? t.alikeAbout(number(asked.data.total)) : '\u00a0'} />
      <Asked of={asked} height={30}>
        {({ pairs }) =>
          pairs.length === 0 ? (
            <EmptyState icon={CheckCheck} title={t.noAlike}>
              {t.noAlikeAbout}
            </EmptyState>
          ) : (
            pairs.map(({ why, one, other, same_book }) => {
              const joins = may('partners.write') && same_book
              return (
                <section key={`${one.id}${other.id}`} className="partner-pair">
                  <TwinView
                    of={one}
                    onKeep={joins ? () => setDoing({ what: 'join', keep: one, other }) : undefined}
                  />
                  <TwinView
                    of={other}
                    onKeep={joins ? () => setDoing({ what: 'join', keep: other, other: one }) : undefined}
                  />
                  <div className="stack">
                    <Chip state="attention">{t.whyAlike[why]}</Chip>
                    {same_book ? null : <p className="soft">{t.otherBook}</p>}
                    {may('partners.write') ? (
                      <Button look="quiet" onPress={() => setDoing({ what: 'two', keep: one, other })}>
                        {t.distinct}
                      </Button>
                    ) : null}
                  </div>
                </section>
              )
            })
          )
        }
      </Asked>
      {doing ? <Decide doing={doing} onClose={() => setDoing(undefined)} /> : null}
    </>
  )
}

function TwinView({ of: p, onKeep }: { of: Twin; onKeep: (() => void) | undefined }) {
  const t = useText(partnersText)
  const w = useText(partnerWords)
  const { number } = useFormats()
  return (
    <div className="stack">
      <Link to={`/aliados/${p.book}/${p.id}`}>{p.name}</Link>
      <span className="soft">
        {[
          ...[w.kinds[p.kind], p.municipality_name, p.rfc, p.stage ? w.stages[p.stage] : t.noStage],
          ...[p.workers === null ? null : `${number(p.workers)} ${t.people.toLowerCase()}`, p.source],
        ]
          .filter((x) => x !== null)
          .join(' · ')}
      </span>
      {onKeep ? (
        <div>
          <Button onPress={onKeep} label={`${t.same}: ${p.name}`}>
            {t.same}
          </Button>
        </div>
      ) : null}
    </div>
  )
}

function Decide({ doing: { what, keep, other }, onClose }: { doing: Doing; onClose: () => void }) {
  const t = useText(partnersText)
  const w = useText(partnerWords)
  const why = { name: 'reason', label: t.why, kind: 'long' } as const
  return (
    <PartnerForm
      asked={
        what === 'two'
          ? {
              ...{ kind: organizationsDistinct, title: t.distinctTitle, about: keep.id, book: keep.book },
              ...{ fields: [why], payload: (said) => ({ ...said, organization: other.id }) },
            }
          : {
              ...{
                kind: organizationsMerged,
                title: t.sameTitle,
                about: keep.id,
                book: keep.book,
                note: t.keeps,
              },
              fields: [{ name: 'name', label: w.name, kind: 'text', start: keep.name }, why],
              payload: ({ name, reason }) => ({
                ...{ organization: other.id, reason },
                fields: {
                  ...{ name, kind: keep.kind },
                  ...((keep.rfc ?? other.rfc) ? { rfc: keep.rfc ?? other.rfc } : {}),
                  ...((keep.workers ?? other.workers) === null
                    ? {}
                    : { workers: keep.workers ?? other.workers }),
                },
              }),
            }
      }
      onClose={onClose}
    />
  )
}

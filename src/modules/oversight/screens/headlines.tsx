// At most five figures in a row, each with its thread of the last periods and the door to what it means.
import { useState } from 'react'
import { ButtonLink } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { FigureCard } from '../../../ui/figure-card.tsx'
import '../../../ui/figure-card.css'
import { useFormats, useText, useWords } from '../../../ui/language.tsx'
import { useMay } from '../../../ui/me.tsx'
import { Spark } from '../../../ui/spark.tsx'
import type { Board, IndicatorTold, ScopeKind } from '../contract.ts'
import { oversightText } from './desk-text.ts'
import { figureSaid, history, isShare, listBehind } from './figure-words.ts'

/** `indicators`: at most five, in their order. */
export function Headlines({
  board,
  indicators,
  scope,
}: {
  board: Board
  indicators: readonly IndicatorTold[]
  scope: { readonly kind: ScopeKind; readonly id?: string | undefined }
}) {
  const may = useMay()
  const t = useText(oversightText)
  const words = useWords()
  const formats = useFormats()
  const [open, setOpen] = useState<string>()
  const lines = indicators.flatMap((indicator) => {
    const h = board.headlines.find((x) => x.indicator === indicator.id)
    return h ? [{ indicator, now: h.now, trend: history(indicator, h.trend) }] : []
  })
  const defined = lines.find((l) => l.indicator.id === open)
  return (
    <>
      <section className="figure-cards" aria-label={t.board.headlines}>
        {lines.map(({ indicator, now, trend }) => {
          const share = isShare(indicator, [now, ...trend])
          const said = figureSaid(indicator, now, share, t, formats)
          const steps = trend.map((f) => figureSaid(indicator, f, share, t, formats))
          const known = steps.filter((s) => s.drawn !== null)
          const list = now ? listBehind(indicator, scope, now.period, may) : undefined
          return (
            <FigureCard
              key={indicator.id}
              label={words(indicator.words)}
              value={said.value}
              whole={said.whole}
              asOf={formats.asOf(now?.asOf ?? board.asOf, undefined, true)}
              trend={
                known.length > 1 ? (
                  <Spark
                    values={steps.map((s) => s.drawn)}
                    words={t.board.spark(known[0]!.value, known.at(-1)!.value, steps.length)}
                  />
                ) : indicator.asks && (now?.part ?? 0) > 0 ? (
                  <Chip state="attention">{t.board.asks}</Chip>
                ) : null
              }
              door={
                list ? (
                  <ButtonLink to={list} look="quiet">
                    {t.board.which}
                    <span className="unseen">: {words(indicator.words)}</span>
                  </ButtonLink>
                ) : null
              }
              defineLabel={t.board.define}
              onDefine={() => setOpen(indicator.id)}
            />
          )
        })}
      </section>
      <Dialog
        open={defined !== undefined}
        onClose={() => setOpen(undefined)}
        title={defined ? words(defined.indicator.words) : ''}
      >
        {defined ? <Definition indicator={defined.indicator} asOf={defined.now?.asOf ?? board.asOf} /> : null}
      </Dialog>
    </>
  )
}

function Definition({ indicator, asOf }: { indicator: IndicatorTold; asOf: string }) {
  const t = useText(oversightText)
  const words = useWords()
  const formats = useFormats()
  const d = t.definition
  return (
    <dl className="facts">
      <dt>{d.counts}</dt>
      <dd>{words(indicator.definition)}</dd>
      <dt>{d.period}</dt>
      <dd>{d.periods[indicator.period]}</dd>
      <dt>{d.source}</dt>
      <dd lang="es">{indicator.source}</dd>
      <dt>{d.confidence}</dt>
      <dd>{d.confidences[indicator.confidence]}</dd>
      <dt>{d.asOf}</dt>
      <dd>{formats.asOf(asOf, undefined, true)}</dd>
      {indicator.sensitive ? (
        <>
          <dt>{d.sensitive}</dt>
          <dd>{t.suppressedWhy}</dd>
        </>
      ) : null}
    </dl>
  )
}

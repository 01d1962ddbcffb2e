// Materials that are given out: each with its versions and language, its file, and to whom which version was sent.
import FilePlus from 'lucide-react/icons/file-plus'
import { useState } from 'react'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import { choicesOf } from '../../../ui/select.tsx'
import '../../../ui/desk.css'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { Link } from '../../../ui/link.tsx'
import { homeSteps, useMay, useMe, widestPost } from '../../../ui/me.tsx'
import { newId } from '../../../ui/saying.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { todayIn } from '../../../ui/today.ts'
import { listMaterials } from '../contract/asking.ts'
import { materialAdded } from '../contract/kinds.ts'
import { PartnerForm } from './partner-form.tsx'
import './partners.css'
import { partnersText } from './text.ts'
import { partnerWords } from './words.ts'

const abouts = ['model-imss', 'model-company', 'rules', 'study', 'leaflet', 'other'] as const

export function MaterialsPage() {
  const t = useText(partnersText)
  const w = useText(partnerWords)
  const { day, number } = useFormats()
  const me = useMe()
  const may = useMay()
  const post = widestPost(me)
  const asked = useAsk(listMaterials, {})
  const [adding, setAdding] = useState<string>()
  useStanding(
    [...homeSteps(me, t.mexico), { label: t.title, to: '/aliados' }, { label: t.materials }],
    'partners',
  )
  const own = (asked.data?.materials ?? []).filter((m) => m.book === post?.book)
  return (
    <>
      <PageHead
        title={t.materialsTitle}
        actions={
          may('partners.write') && post ? (
            <Button icon={FilePlus} onPress={() => setAdding(newId())}>
              {t.materialAdd}
            </Button>
          ) : undefined
        }
      />
      <Asked of={asked} height={20}>
        {({ materials }) =>
          materials.length === 0 ? (
            <EmptyState icon={FilePlus} title={t.noMaterials}>
              {t.materialsAbout}
            </EmptyState>
          ) : (
            materials.map((m) => (
              <section key={m.key} className="stack">
                <h2>{m.title}</h2>
                <p className="soft">
                  {w.about[m.about]} · {t.sentTo(number(m.sent.length))}
                </p>
                <ul className="lines">
                  {m.versions.toReversed().map((x) => (
                    <li key={`${x.version}${x.language}`}>
                      <span>
                        {t.version} {x.version} · {x.language} · {day(x.on)}
                      </span>
                      {x.file ? (
                        <a
                          className="button"
                          data-look="quiet"
                          href={`/v1/books/${m.book}/partners/files/${x.file}`}
                        >
                          {t.openFile}
                        </a>
                      ) : (
                        <span className="soft">{t.noFile}</span>
                      )}
                    </li>
                  ))}
                </ul>
                {m.sent.length > 0 ? (
                  <details>
                    <summary>{t.sentTo(number(m.sent.length))}</summary>
                    <ul className="lines">
                      {m.sent.map((s) => (
                        <li key={`${s.party}${s.on}`}>
                          <Link to={`/aliados/${s.book}/${s.party}`}>{s.name}</Link>
                          <span className="soft">
                            {s.version} · {day(s.on)}
                          </span>
                        </li>
                      ))}
                    </ul>
                  </details>
                ) : null}
              </section>
            ))
          )
        }
      </Asked>
      {adding && post ? (
        <PartnerForm
          asked={{
            ...{ kind: materialAdded, title: t.materialAdd, book: post.book },
            about: (filled) => String(filled.of ?? adding),
            fields: [
              {
                ...{ name: 'of', label: t.ofMaterial, kind: 'choice', optional: true },
                choices: own.map((m) => ({ value: m.key, label: m.title })),
              },
              { name: 'title', label: t.eventTitle, kind: 'text' },
              { name: 'about', label: t.materialOf, kind: 'choice', choices: choicesOf(abouts, w.about) },
              { name: 'version', label: t.version, kind: 'text' },
              { name: 'language', label: t.language, kind: 'text', start: 'es' },
              { name: 'on', label: t.day, kind: 'date', start: todayIn(undefined) },
              { name: 'file', label: t.file, kind: 'paper', optional: true },
            ],
            payload: ({ of: _of, ...said }) => said,
          }}
          onClose={() => setAdding(undefined)}
        />
      ) : null}
    </>
  )
}

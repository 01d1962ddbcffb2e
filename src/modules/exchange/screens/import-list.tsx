// What stands beside a new import: files that are not finished, what was imported before, and the recipes that remember answers.
import { useState } from 'react'
import { type Endpoint, requestOf } from '../../../kernel/endpoint.ts'
import { Asked, useAsk, useAskAgain, useNoAnswerWords } from '../../../ui/asking.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { call, type NoAnswer } from '../../../ui/call.ts'
import { Chip } from '../../../ui/chip.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { FileButton } from '../../../ui/file-button.tsx'
import { useFormats, useText, useWords } from '../../../ui/language.tsx'
import { Link } from '../../../ui/link.tsx'
import { bringRecipe, forgetRecipe, listRecipes, MOST_RECIPE, recipeFile } from '../contract/recipes.ts'
import { discardImport, type ImportListed, listImports, listTargets } from '../contract.ts'
import { exchangeText } from './desk-text.ts'
import { addressOf } from './use-draft.ts'

/** The words of a target by its id; the id itself while nobody knows it. */
export function useTargetWords(): (id: string | null) => string {
  const t = useText(exchangeText)
  const say = useWords()
  const targets = useAsk(listTargets, {})
  return (id) => {
    const found = targets.data?.targets.find((x) => x.id === id)
    return found ? say(found.words) : (id ?? t.none)
  }
}

export function OpenImports() {
  const t = useText(exchangeText).before
  const { dayShort, clock, number } = useFormats()
  const when = (at: string) => `${dayShort(new Date(at).toLocaleDateString('sv-SE'))}, ${clock(at)}`
  const asked = useAsk(listImports, {})
  const targetWords = useTargetWords()
  const [leaving, setLeaving] = useState<ImportListed>()
  const open = asked.data?.imports.filter((i) => i.open && i.state !== 'taken') ?? []
  const past = asked.data?.imports.filter((i) => !open.includes(i)) ?? []
  const columns: Column<ImportListed>[] = [
    {
      id: 'name',
      head: t.name,
      value: (i) => i.name,
      // what came of it can be read for as long as the file is there
      cell: (i) => (i.open ? <Link to={addressOf(i.id, 'done')}>{i.name}</Link> : i.name),
    },
    { id: 'what', head: t.what, value: (i) => targetWords(i.target) },
    { id: 'who', head: t.who, value: (i) => i.byName },
    { id: 'when', head: t.when, value: (i) => i.at, cell: (i) => when(i.at) },
    { id: 'state', head: t.state, value: (i) => t.states[i.state] },
    { id: 'rows', head: t.rows, number: true, value: (i) => i.rows, cell: (i) => number(i.rows) },
    { id: 'bad', head: t.bad, number: true, value: (i) => i.bad, cell: (i) => number(i.bad) },
    { id: 'facts', head: t.facts, number: true, value: (i) => i.facts, cell: (i) => number(i.facts) },
  ]
  return (
    <>
      {open.length > 0 ? (
        <section className="card stack" aria-labelledby="open-imports">
          <h2 id="open-imports">{t.open}</h2>
          <p className="soft">{t.openAbout}</p>
          <ul className="lines">
            {open.map((i) => (
              <li key={i.id}>
                <strong>{i.name}</strong>
                <Chip state="none">{t.states[i.state]}</Chip>
                <span className="soft">{when(i.at)}</span>
                <span className="row">
                  <ButtonLink to={`/importar/${i.id}`}>{i.state === 'wrong' ? t.why : t.goOn}</ButtonLink>
                  <Button look="quiet" label={t.discardTitle(i.name)} onPress={() => setLeaving(i)}>
                    {t.discard}
                  </Button>
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <div className="card stack">
        <h2>{t.past}</h2>
        <Asked of={asked} height={8}>
          {() =>
            past.length === 0 ? (
              <p className="soft">{t.pastNone}</p>
            ) : (
              <DataTable
                caption={t.past}
                rows={past}
                rowId={(i) => i.id}
                columns={columns}
                take={{ list: listImports.id, filters: {} }}
              />
            )
          }
        </Asked>
      </div>
      {leaving ? (
        <Sure
          title={t.discardTitle(leaving.name)}
          about={t.discardAbout}
          act={t.discard}
          onClose={() => setLeaving(undefined)}
          run={() => call(discardImport, { draft: leaving.id })}
          again={listImports}
        />
      ) : null}
    </>
  )
}

export function Recipes() {
  const t = useText(exchangeText).recipes
  const asked = useAsk(listRecipes, {})
  const targetWords = useTargetWords()
  const [leaving, setLeaving] = useState<{ id: string; name: string }>()
  return (
    <section className="card stack" aria-labelledby="recipes">
      <h2 id="recipes">{t.title}</h2>
      <p className="soft">{t.about}</p>
      <Asked of={asked} height={4}>
        {({ recipes }) =>
          recipes.length === 0 ? (
            <p>{t.none}</p>
          ) : (
            <ul className="lines">
              {recipes.map((r) => (
                <li key={r.id}>
                  <strong>{r.name}</strong>
                  <span>{targetWords(r.target)}</span>
                  <span className="soft">{t.used(r.used)}</span>
                  <span className="row">
                    <ButtonLink
                      to={requestOf(recipeFile as Endpoint, { recipe: r.id }).path}
                      look="quiet"
                      download
                    >
                      {t.get}
                    </ButtonLink>
                    <Button look="quiet" label={t.forgetTitle(r.name)} onPress={() => setLeaving(r)}>
                      {t.forget}
                    </Button>
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
      <BringRecipe />
      {leaving ? (
        <Sure
          title={t.forgetTitle(leaving.name)}
          about={t.forgetAbout}
          act={t.forget}
          onClose={() => setLeaving(undefined)}
          run={() => call(forgetRecipe, { recipe: leaving.id })}
          again={listRecipes}
        />
      ) : null}
    </section>
  )
}

/** A recipe of another installation, from the file it was downloaded as. */
function BringRecipe() {
  const t = useText(exchangeText).recipes
  const words = useNoAnswerWords()
  const again = useAskAgain()
  const [busy, setBusy] = useState(false)
  const [brought, setBrought] = useState<string>()
  const [none, setNone] = useState<NoAnswer | 'no recipe'>()
  const bring = async (file: File) => {
    setBrought(undefined)
    setNone(undefined)
    if (file.size > MOST_RECIPE) return setNone('no recipe')
    setBusy(true)
    const told = await call(bringRecipe, { text: await file.text() })
    setBusy(false)
    if ('answer' in told) {
      setBrought(told.answer.name)
      await again(listRecipes)
    } else setNone('refusal' in told && told.refusal.code === 'not-a-recipe' ? 'no recipe' : told)
  }
  return (
    <>
      <div>
        <FileButton accept=".yaml,.yml,.json" busy={busy} onFile={(file) => void bring(file)}>
          {t.bring}
        </FileButton>
      </div>
      {brought ? <p role="status">{t.brought(brought)}</p> : null}
      {none === 'no recipe' ? (
        <ErrorState happened={t.notOne} safe={t.notOneSafe} todo={t.notOneDo} focus />
      ) : none ? (
        <ErrorState {...words(none)} safe={t.notOneSafe} focus />
      ) : null}
    </>
  )
}

/** Asks before something is deleted, and says what that leaves. */
function Sure({
  title,
  about,
  act,
  onClose,
  run,
  again,
}: {
  title: string
  about: string
  act: string
  onClose: () => void
  run: () => Promise<{ readonly answer: unknown } | NoAnswer>
  again: { readonly id: string }
}) {
  const words = useNoAnswerWords()
  const askAgain = useAskAgain()
  const [busy, setBusy] = useState(false)
  const [none, setNone] = useState<NoAnswer>()
  const go = async () => {
    setBusy(true)
    const told = await run()
    setBusy(false)
    if (!('answer' in told)) return setNone(told)
    onClose()
    await askAgain(again)
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      actions={
        <Button look="grave" busy={busy} onPress={() => void go()}>
          {act}
        </Button>
      }
    >
      <p>{about}</p>
      {none ? <ErrorState {...words(none)} focus /> : null}
    </Dialog>
  )
}

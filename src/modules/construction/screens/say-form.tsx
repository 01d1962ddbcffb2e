// The form for what is said of a project: photos with their place and hour, a municipality by its name, and refusals in construction's words.
import Camera from 'lucide-react/icons/camera'
import { useAsk } from '../../../ui/asking.tsx'
import type { Attaching } from '../../../ui/attached-files.tsx'
import { useLanguage, useText } from '../../../ui/language.tsx'
import type { Pick } from '../../../ui/pick-field.tsx'
import {
  type FormField as AnyField,
  SayForm as Form,
  type RefusalWords,
  type ToFill,
} from '../../../ui/say-form.tsx'
import { PAGE, shrinkPhoto } from '../../../ui/shrink-photo.ts'
import { listMunicipalities } from '../../network/contract.ts'
import { requirementOf } from '../rules/requirements.ts'
import { constructionText } from './text.ts'
import { takenWhere } from './where.ts'
import { constructionWords } from './words.ts'

export type FormField = Omit<AnyField, 'kind'> & {
  /** `photos`: a list with place and moment */
  readonly kind: Exclude<AnyField['kind'], 'files' | 'pick'> | 'photos' | 'municipality'
}
export type Asked = Omit<ToFill, 'fields'> & { readonly fields: readonly FormField[] }

/** A municipality by its name or INEGI's key. */
const municipalities: Pick = {
  form: /^\d{5}$/,
  useFound: (q) =>
    useAsk(listMunicipalities, q ? { q } : undefined).data?.municipalities.map((m) => ({
      ...{ value: m.cvegeo, label: `${m.name} · ${m.cvegeo}` },
    })),
}

export function SayForm({ asked, ...rest }: { asked: Asked; onClose: () => void; onSaid?: () => void }) {
  const t = useText(constructionText)
  const photos: Attaching = {
    ...{ icon: Camera, accept: 'image/jpeg,image/png,image/webp', choose: t.addPhoto },
    ready: async (file) => {
      const taken = await takenWhere(file)
      if (!taken) return t.photoNowhere
      const made = await shrinkPhoto(file, [PAGE])
      if (typeof made === 'string') return made
      return { bytes: made[0]!.bytes, said: taken, note: `${taken.latitude}, ${taken.longitude}` }
    },
  }
  const fields = asked.fields.map((x): AnyField => {
    if (x.kind === 'photos') return { ...x, kind: 'files', attaching: photos }
    if (x.kind === 'municipality') return { ...x, kind: 'pick', pick: municipalities }
    return { ...x, kind: x.kind }
  })
  return <Form asked={{ ...asked, fields }} refusals={useRefusals()} {...rest} />
}

/** Why it was refused, with what stands in the way by its name. */
function useRefusals(): RefusalWords {
  const t = useText(constructionText)
  const w = useText(constructionWords)
  const { language } = useLanguage()
  return ({ code, field }) => {
    const own = (t.refusals as Readonly<Record<string, string>>)[code]
    if (!own?.endsWith(':')) return own
    // words that end in a colon wait for the name of what stands in the way
    const named =
      field === undefined
        ? undefined
        : ((w.stages as Readonly<Record<string, string>>)[field] ??
          (w.documents as Readonly<Record<string, string>>)[field] ??
          requirementOf(field)?.words[language] ??
          (/^(cycle|unknown-task|task-twice)$/.test(code) ? field : undefined))
    return named ? `${own} ${named}.` : `${own.slice(0, -1)}.`
  }
}

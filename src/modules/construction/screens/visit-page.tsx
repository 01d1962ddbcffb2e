// The frame of a visit being written: what it is about, what is still missing, the way back, and the one button that saves it.
import Trash2 from 'lucide-react/icons/trash-2'
import Undo2 from 'lucide-react/icons/undo-2'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { StateShape } from '../../../ui/chip.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { useText } from '../../../ui/language.tsx'
import type { SitePhoto } from '../contract/parts.ts'
import './field.css'
import type { FieldAt } from './field-here.ts'
import { fieldText } from './field-text.ts'

export function VisitPage({
  at,
  title,
  draft,
  photos,
  begun,
  wrong,
  action,
  children,
}: {
  at: FieldAt
  title: string
  /** its name among what is begun */
  draft: string
  /** kept on the phone for it so far */
  photos: readonly SitePhoto[]
  begun: boolean
  /** what keeps it from being saved, once somebody tried */
  wrong: string | undefined
  action: ReactNode
  children: ReactNode
}) {
  const t = useText(fieldText)
  const [sure, setSure] = useState(false)
  const said = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (wrong) said.current?.scrollIntoView({ block: 'center' })
  }, [wrong])
  const discard = () => {
    at.keepDraft(draft, undefined)
    if (photos.length > 0) void at.photos().then((store) => store.forget(photos.map((p) => p.file)))
    at.onBack()
  }
  return (
    <>
      <main id="main" className="tablet-main">
        <div className="field-page">
          <div className="room-tools">
            <Button icon={Undo2} onPress={at.onBack}>
              {begun ? t.leave : t.back}
            </Button>
            {begun ? (
              <Button look="quiet" icon={Trash2} onPress={() => setSure(true)}>
                {t.discard}
              </Button>
            ) : null}
          </div>
          <div>
            <h1>{title}</h1>
            <p>{at.project.name}</p>
          </div>
          {wrong ? (
            <p ref={said} role="alert" className="field-error">
              <StateShape state="urgent" />
              {wrong}
            </p>
          ) : null}
          {children}
        </div>
      </main>
      <section className="tablet-bar field-bar" aria-label={title}>
        {action}
      </section>
      <Dialog
        open={sure}
        onClose={() => setSure(false)}
        title={t.sure}
        actions={
          <Button look="grave" onPress={discard}>
            {t.discard}
          </Button>
        }
      >
        {null}
      </Dialog>
    </>
  )
}

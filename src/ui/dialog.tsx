// A dialog for the grave and the rare; the usual never asks. The browser's own: it traps focus and closes on Escape.
import X from 'lucide-react/icons/x'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Button } from './button.tsx'
import { useText } from './language.tsx'
import './overlays.css'
import { uiText } from './text.ts'

export function Dialog({
  open,
  onClose,
  title,
  children,
  actions,
}: {
  open: boolean
  onClose: () => void
  title: string
  children: ReactNode
  /** the main one last; Cancel comes by itself */
  actions?: ReactNode
}) {
  const t = useText(uiText)
  const id = useId()
  const box = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = box.current
    if (!dialog) return
    if (open && !dialog.open) dialog.showModal()
    if (!open && dialog.open) dialog.close()
  }, [open])
  return (
    <dialog ref={box} className="dialog" aria-labelledby={id} onClose={onClose}>
      {open ? (
        <>
          <div className="dialog-head">
            <h2 id={id}>{title}</h2>
            <Button look="quiet" icon={X} onPress={onClose}>
              {t.close}
            </Button>
          </div>
          <div className="dialog-body">{children}</div>
          {actions ? (
            <div className="dialog-actions">
              <Button onPress={onClose}>{t.cancel}</Button>
              {actions}
            </div>
          ) : null}
        </>
      ) : null}
    </dialog>
  )
}

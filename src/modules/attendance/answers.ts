// What the server answers about presence: a child's month, with its purpose.
import { answer } from '../../platform/http.ts'
import { logRead } from '../../platform/read-log.ts'
import { attendanceOfChild } from './contract.ts'
import { daysOf } from './reads.ts'

export const attendanceAnswers = [
  answer(attendanceOfChild, async ({ book, child, month, purpose }, call) => {
    await logRead(call, book, child, attendanceOfChild.id, purpose)
    return { days: await call.db.read(call.scope, (read) => daysOf(read, book, child, month)) }
  }),
]

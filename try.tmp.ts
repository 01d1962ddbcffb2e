import { nationWorld } from '/work/w-nation/src/app/world/nation/nation-centers.ts'
import { centerBook } from '/work/w-nation/src/app/world/nation/center-book.ts'
import { ownChildren } from '/work/w-nation/src/app/world/nation/files.ts'
const w = nationWorld('nation', 1, '2026-11-25')
let t=(process.cpuUsage().user/1000)
let n=0; const sizes:number[]=[]
for (const c of w.centers.filter((_,i)=>i%10===0)) { const k=ownChildren(w,c).length; n+=k; sizes.push(k)}
console.log('children of tenth', n, ((process.cpuUsage().user/1000)-t).toFixed(0),'ms', sizes.sort((a,b)=>a-b).filter((_,i)=>i%22===0).join(' '), Math.max(...sizes))
t=(process.cpuUsage().user/1000)
const kinds=new Map<string,number>(); let facts=0, hand=0, dup=0, waiting=0, kids=0, sec=0
for (const c of w.centers.slice(0,40)) { const b=centerBook(w,c); kids+=b.children.length; sec+=b.second.length; waiting+=b.waiting; for (const h of b.handings){hand++; for (const f of h.facts){facts++; kinds.set(f.kind,(kinds.get(f.kind)??0)+1)}} }
const ms=(process.cpuUsage().user/1000)-t
console.log({kids,sec,facts,hand,waiting}, kinds, (ms*1000/facts).toFixed(1)+' us/fact', 'per kid', (facts/kids).toFixed(2))

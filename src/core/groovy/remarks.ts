import type { Remark } from './token.ts';

/** The remarks of a script, each of which is put into the translation once. */
export class Remarks {
  private readonly source: string;
  private readonly all: readonly Remark[];
  private readonly taken = new Set<Remark>();
  private next = 0;

  constructor(source: string, all: readonly Remark[]) {
    this.source = source;
    this.all = all;
  }

  /** Those that begin between two offsets and were not taken yet; they are taken by this. */
  between(from: number, to: number): readonly Remark[] {
    const found: Remark[] = [];
    for (let at = this.next; at < this.all.length; at += 1) {
      const remark = this.all[at];
      if (remark === undefined || remark.start >= to) break;
      if (this.taken.has(remark) || remark.start < from) continue;
      this.taken.add(remark);
      found.push(remark);
    }
    this.forward();
    return found;
  }

  /** The remark that ends the line on which a statement ends. */
  behind(end: number): Remark | undefined {
    for (let at = this.next; at < this.all.length; at += 1) {
      const remark = this.all[at];
      if (remark === undefined || remark.start < end) continue;
      const gap = this.source.slice(end, remark.start);
      if (gap.length > 200 || !/^[ \t;]*$/.test(gap) || remark.text.includes('\n') || this.taken.has(remark))
        return undefined;
      this.taken.add(remark);
      return remark;
    }
    return undefined;
  }

  private forward(): void {
    for (;;) {
      const remark = this.all[this.next];
      if (remark === undefined || !this.taken.has(remark)) return;
      this.next += 1;
    }
  }
}

/** A remark as JavaScript takes it, with its lines moved to the left. */
export function remarkText({ text }: Remark): string {
  if (text.startsWith('//')) return asLine(text);
  const [first = '', ...others] = text.split(/\r\n|\r|\n/);
  const margins = others
    .filter((line) => line.trim() !== '')
    .map((line) => /^\s*/.exec(line)?.[0].length ?? 0);
  const margin = margins.length === 0 ? 0 : margins.reduce((least, one) => Math.min(least, one), 80);
  const star = others.every((line) => /^\s*(\*|$)/.test(line)) ? ' ' : '';
  return [first, ...others.map((line) => `${star}${line.slice(margin)}`.trimEnd())].join('\n');
}

/** A line that JavaScript does not end earlier than Groovy does. */
export function asLine(text: string): string {
  return text.replace(/[\u2028\u2029]/g, ' ').trimEnd();
}

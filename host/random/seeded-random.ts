import { createHash } from 'node:crypto';
import type { Random } from '../random.ts';

/**
 * sfc32: small, fast, and good enough to choose delays and losses. Never used for anything secret.
 * A fork is seeded by the parent's seed and its name, not by how far the parent has run.
 */
export class SeededRandom implements Random {
  private readonly seed: string;
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(seed: string | number) {
    this.seed = String(seed);
    const digest = createHash('sha256').update(this.seed).digest();
    this.a = digest.readUInt32LE(0);
    this.b = digest.readUInt32LE(4);
    this.c = digest.readUInt32LE(8);
    for (let i = 0; i < 12; i += 1) this.word();
  }

  next(): number {
    return this.word() / 0x1_0000_0000;
  }

  below(below: number): number {
    return Math.floor(this.next() * below);
  }

  pick<T>(items: readonly T[]): T {
    const chosen = this.below(items.length);
    for (const [index, item] of items.entries()) if (index === chosen) return item;
    throw new Error('Nothing can be picked from an empty list.');
  }

  bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.word() & 0xff);
  }

  uuid(): string {
    const bytes = Buffer.from(this.bytes(16));
    bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
    const hex = bytes.toString('hex');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  }

  fork(name: string): Random {
    return new SeededRandom(`${this.seed}/${name}`);
  }

  private word(): number {
    const t = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + t) | 0;
    return t >>> 0;
  }
}

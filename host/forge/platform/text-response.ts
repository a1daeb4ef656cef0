/**
 * An answer whose body is a text that is there already. It reads like any Response, without a stream being made
 * of the text and read back at once, which costs more than all else in a simulated call.
 */
export class TextResponse extends Response {
  readonly #text: string;
  readonly #init: ResponseInit;
  #whole: Response | undefined;
  #used = false;

  constructor(text: string, init: ResponseInit = {}) {
    super(null, init);
    this.#text = text;
    this.#init = init;
  }

  override get body(): Response['body'] {
    return this.#stream().body;
  }

  override get bodyUsed(): boolean {
    return this.#whole?.bodyUsed ?? this.#used;
  }

  override async text(): Promise<string> {
    if (this.#whole !== undefined) return this.#whole.text();
    if (this.#used) throw new TypeError('Body is unusable: Body has already been read');
    this.#used = true;
    return this.#text;
  }

  override async json(): Promise<unknown> {
    return JSON.parse(await this.text());
  }

  override arrayBuffer(): Promise<ArrayBuffer> {
    return this.#stream().arrayBuffer();
  }

  override blob(): Promise<Blob> {
    return this.#stream().blob();
  }

  override formData(): Promise<FormData> {
    return this.#stream().formData();
  }

  override clone(): Response {
    return this.#stream().clone();
  }

  /** The same answer as Node makes it, for whoever wants more than its text. */
  #stream(): Response {
    if (this.#whole !== undefined) return this.#whole;
    const whole = new Response(this.#text, { ...this.#init, status: this.status, headers: this.headers });
    this.#whole = whole;
    if (this.#used) void whole.text();
    return whole;
  }
}

/**
 * A multipart body with one file, by hand: the platform's own fetch takes bytes, not forms. Jira reads the name
 * as UTF-8; quotes and line ends in it would end the header, so they are written as forms write them.
 */
export function multipart(
  file: { readonly name: string; readonly mime: string; readonly bytes: Uint8Array },
  boundary: string,
): ArrayBuffer {
  const name = file.name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  const mime = /^[\w.+-]+\/[\w.+-]+$/.test(file.mime) ? file.mime : 'application/octet-stream';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${mime}\r\n\r\n`;
  const encoder = new TextEncoder();
  const parts = [encoder.encode(head), file.bytes, encoder.encode(`\r\n--${boundary}--\r\n`)];
  const body = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    body.set(part, at);
    at += part.length;
  }
  return body.buffer;
}

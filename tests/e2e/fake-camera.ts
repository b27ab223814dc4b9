/** A camera that looks at another screen: the picture of it as the video that Chromium takes for its camera. */
import { writeFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';

const width = 640;
const height = 480;

/** What a browser is started with, so that `file` is what its camera sees. It is read when the camera is opened. */
export const cameraFrom = (file: string): string[] => [
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-video-capture=${file}`,
];

/** Point the camera at what is shown. */
export async function pointAt(file: string, shown: Locator): Promise<void> {
  const picture = await shown.screenshot();
  film(file, await brightness(shown.page(), picture.toString('base64')));
}

/** A dark room with nothing in it. */
export const pointAtNothing = (file: string): void => film(file, Buffer.alloc(width * height, 40));

/** Uncompressed video (YUV4MPEG2, 4:2:0) of a few equal pictures without colour. */
function film(file: string, luma: Buffer): void {
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc(luma.length / 2, 128)]);
  writeFileSync(file, Buffer.concat([head, ...Array<Buffer>(5).fill(frame)]));
}

/** The picture in the middle of a grey room, as one byte of brightness for each pixel. */
async function brightness(page: Page, png: string): Promise<Buffer> {
  const blank = await page.context().newPage();
  const base64 = await blank.evaluate(
    async ([text, w, h]) => {
      const bytes = Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const context = new OffscreenCanvas(w, h).getContext('2d');
      if (!context) throw new Error('no canvas here');
      context.fillStyle = '#777';
      context.fillRect(0, 0, w, h);
      const scale = (0.8 * h) / Math.max(bitmap.width, bitmap.height);
      const [x, y] = [bitmap.width * scale, bitmap.height * scale];
      context.drawImage(bitmap, (w - x) / 2, (h - y) / 2, x, y);
      const { data } = context.getImageData(0, 0, w, h);
      // Green is as good as grey where everything is dark or light.
      let grey = '';
      for (let i = 1; i < data.length; i += 4) grey += String.fromCharCode(data[i] ?? 0);
      return btoa(grey);
    },
    [png, width, height] as const,
  );
  await blank.close();
  return Buffer.from(base64, 'base64');
}

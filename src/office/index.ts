export { decodeText, maxFile, refuseSize, type DecodedText } from './decode.ts';
export { refuseSecret, secretMark } from './secret.ts';

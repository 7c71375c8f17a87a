/** A sentence with the words in it that are meant. */
export function Sentence({ said }: { readonly said: { readonly sentence: string; readonly quote: string; readonly from: number } }) {
  const { sentence, quote, from } = said;
  if (!sentence.startsWith(quote, from)) return <>{sentence}</>;
  return (
    <>
      {sentence.slice(0, from)}
      <mark>{quote}</mark>
      {sentence.slice(from + quote.length)}
    </>
  );
}

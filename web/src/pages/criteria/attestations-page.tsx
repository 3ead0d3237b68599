export function AttestationsPage() {
  return <p>placeholder, to be overwritten</p>;
}

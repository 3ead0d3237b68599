/** What people wrote beside a score, in Indonesian, and what some were answered. */
export const idSurvey = `
== promoter FK
> ramah dan cepat
> [Sudah saya rekomendasikan ke teman kantor|Teman-teman sudah saya ajak semua]
> {agent} sangat membantu
> {ride} nyaman banget dipakai tiap hari
> mantap
> harganya jujur, pelayanannya bagus
> Kalau janji menelepon, benar-benar menelepon. Jarang ada
> puas, terima kasih
> 👍👍
== promoter F
> pengiriman lebih cepat dari janji
> bengkelnya menjelaskan dengan sabar
== promoter K
> motor di rumah sekarang jarang dipakai
> bulan ini jawabannya cepat, pertahankan
> ban bocor langsung diganti di tempat, keren
> gampang, tinggal ambil dan gowes
== passive FK
> lumayan
> oke sih, agak mahal
> orangnya lebih bagus dari aplikasinya
> cukup baik
== passive F
> bagus, tapi balasan email agak lama
== passive K
> idenya bagus, pagi hari sepedanya sering habis
> praktis tapi agak berat
> aplikasinya sekarang sudah mendingan
== detractor FK
> email saya tidak pernah dibalas
< Mohon maaf harus lewat survei dulu. Email Anda sudah kami temukan dan dibalas hari ini.
> {n} minggu menunggu suku cadang
<product: Itu terlalu lama, mohon maaf. Suku cadangnya sudah dipesan dan akan dikirim hari {next}.
> kemahalan
> katanya mau ditelepon hari {day}, sampai sekarang belum. kapan ya?
< Mohon maaf teleponnya terlewat. Sudah kami jadwalkan hari {next} jam 10, saya sendiri yang menelepon.
> tidak
== detractor K
> lebih sering rusak daripada jalan
> setelah kejadian kunci kemarin saya tidak percaya lagi
> masih ditagih padahal sudah berhenti
<finance: Pengembalian dana sudah disetujui tetapi belum dikirim. Hari ini kami transfer, estimasi tiga hari.
> aplikasinya bikin emosi
> sudah berhenti langganan.
== good FK
> cepat dan jelas
> {agent} langsung paham
> sip
> makasih, beres
> ramah sekali
== bad FK
> ramah tapi belum ada solusi
> lama banget
> harus jelasin dua kali
> belum selesai juga
> dijawab pakai template
`;

/** Posts in Indonesian. */
export const idSocial = `
== care K -
> @kettla sudah {n} hari email saya nggak dibalas. masih hidup nggak sih adminnya
< Masih hidup, dan mohon maaf. Emailnya sudah dibalas barusan, penukaran sepeda dijadwalkan hari {next}.
> @kettla oke sudah masuk, makasih
== care K +
> Makasih mekanik @kettla di {town}! Ban bocor jam 6, jam setengah 7 udah gowes lagi 🙏
< Sama-sama! Sudah kami sampaikan ke mekaniknya.
== product K -
> update @kettla yang baru bikin tombol buka kunci pindah ke tempat "lapor hilang". ya kepencet lah
<product: Waduh. Tombolnya kembali ke tempat semula di update hari {next}. Laporannya sudah dibatalkan.
== care K -
> {n} sepeda di stasiun {street}, {n} bocor semua. keren @kettla
< Terima kasih laporannya. Bengkel keliling sampai di sana dalam dua jam.
== finance K -
> @kettla kok masih motong saldo padahal langganan sudah berhenti {n} minggu lalu
<finance: Mohon maaf, pengembaliannya belum tercatat. Dananya sudah dikembalikan hari ini.
== care K -
> sepedanya bagus, layanannya buruk. sayang banget @kettla
== sales F 0
> @fellmoor {bike} warna hijau bakal ada lagi nggak?
<sales: Ada, mulai {soon}, plus warna baru oker.
== marketing K 0
> @kettla acara gowes minggu di {town} mulai jam berapa?
<marketing: Mulai jam 6 pagi di stasiun {street}, pendaftaran gratis sampai {soon}.
> @kettla siap, ajak anak-anak boleh?
<marketing: Boleh, tersedia sepeda kecil juga.
== care F +
> {n} tahun pakai {bike} tiap hari, belum pernah rewel. mantap @fellmoor
== care K -
> [Kapok pakai @kettla|fix berhenti pakai @kettla bulan depan]
== care K -
> hujan, buru-buru, kunci @kettla nggak mau kebuka. lengkap sudah
< Kunci {code} sudah kami buka dari sini, silakan tekan tombolnya sekali.
> @kettla kebuka. hujannya sekalian dimatikan ya
== care K +
> naik kettla ke kantor, macetnya cuma ditonton 😄
== product K -
> aplikasi @kettla tiap dibuka langsung nutup. padahal mau bayar
<product: Perbaikannya dirilis malam ini di versi 4.0.4.
== commerce F 0
> @fellmoor {gear} kapan ready lagi?
< Stok baru datang sekitar {soon}, satu sudah kami sisihkan.
== care K -
> ditelepon nggak diangkat, di-dm nggak dibaca. @kettla ini perusahaan apa rumah kosong
== care K 0
> stasiun baru @kettla di {street} sudah buka? lewat sana kok masih ditutup terpal
< Mulai hari {next} jam 7 pagi.
== product F 0
> ban 45 muat nggak di {bike} @fellmoor?
<product: Muat, sampai 47 mm tanpa spakbor.
== commerce F -
> pesan SATU bel di @fellmoor, datangnya {n}. rumah jadi kayak pasar
< Salah mesin pengepakan. Silakan disimpan atau dibagikan!
== care K -
> hari {day} nulis ke @kettla, hari ini nulis lagi. salah saya apa
== care K +
> payung ketinggalan di sepeda @kettla, eh dibalikin. masih ada orang baik
== care K -
> sudah [tiga|empat] kali minggu ini dapat sepeda @kettla yang remnya cuma hiasan
<product: Tolong jangan dipakai. Sepedanya sudah diblokir dan semua di {street} diperiksa hari ini.
== product F +
> hujan tiga hari, jaket Drizzle tetap kering. @fellmoor juara
== marketing K -
> notifikasi promo jam 4 pagi?? @kettla tidur dulu lah
<marketing: Mohon maaf. Mulai hari ini tidak ada yang dikirim sebelum jam 9.
== care K 0
> gowes bareng minggu pagi dari {town}, pelan-pelan aja, siapa ikut
`;

/** Chats in Indonesian. */
export const idChat = `
== commerce F -
> [halo kak, pesanan saya kok belum sampai ya|kak mau tanya, paket saya sudah sampai mana|min pesanan aku belum datang]? {order}
< Halo {name}, kami cek sebentar ya.
< Paketnya sudah keluar dari gudang pagi ini, estimasi tiba hari {next}.
> oke makasih kak
== care K -
> kunci gak bisa dibuka di {street}
> aplikasi cuma muter terus, saya sudah telat
< Kami buka dari sini ya. Silakan tekan tombol kunci {code} satu kali.
> kebuka! makasih banyak
== product K -
> aplikasinya keluar sendiri terus kak
< Versinya berapa? Ada di bagian bawah Pengaturan.
> 4.0.2
<product: Di 4.0.2 memang ada bug. Coba update ke 4.0.3, sudah tersedia sejak pagi.
> sip udah lancar
== finance K -
> kenapa saldo saya terpotong {amount} padahal paket saya {fee}??
< Itu biaya terlambat mengembalikan tanggal {date}.
> stasiunnya penuh kak, sudah saya lapor pakai foto
<finance: Benar, laporannya ada. {amount} akan dikembalikan sebelum hari {next}.
> oke saya tunggu
== sales K 0
> Bedanya Kettla One sama Kettla Lift apa ya?
<sales: One itu sepeda kota ringan, {fee} per bulan. Lift pakai motor, biayanya kira-kira dua kali. 14 hari pertama gratis untuk keduanya.
> boleh dicoba dulu berarti ya, mantap
== care K 0
> mau tanya, langganan bisa dijeda nggak? saya mudik {n} minggu
< Bisa, buka "Kontrak saya" lalu "Jeda", sampai delapan minggu setahun. Gratis setelah sepeda dikembalikan ke stasiun.
> wah gampang, terima kasih
== care K -
> ban bocor lagi. kedua kalinya dalam {n} hari
< Sepertinya ada pecahan kaca di ban. Bengkel keliling datang hari {next}. Sementara itu silakan ambil sepeda lain di {street}, sudah kami buka.
> ok saya ambil. makasih {agent}
== marketing K 0
> kak kode voucher dari newsletter kok gak bisa dipakai
<marketing: Mohon maaf, kodenya kurang satu huruf. Coba RODA15, berlaku sampai {soon}.
> berhasil 🙏
== care F +
> cuma mau bilang {bike} nya enak banget, kemarin 40 km gak kerasa
< Senang sekali bacanya, {name}! Selamat gowes.
== care K -
> saya sudah nunggu 30 menit
> halo ada orang gak
< Ada, mohon maaf menunggu lama. Ada yang bisa kami bantu?
> helm di kotak sepeda hilang, padahal saya bayar lengkap
< Helm baru sudah kami siapkan di stasiun {street}, bisa diambil mulai satu jam lagi. Tidak ada biaya.
> oke nanti saya ambil
== product K -
> di peta ada 5 sepeda, di sini kosong
<product: Stasiun itu salah lapor sejak semalam, sekarang sudah diperbaiki. Sepeda terdekat 200 meter lagi, di depan pasar.
> ketemu. tapi tolong jangan sering-sering begini ya
<product: Sensornya kami ganti hari ini juga, semoga ini yang terakhir.
== finance K -
> deposit saya kapan balik? kontrak selesai {date}
<finance: Sepedanya selesai diperiksa hari ini, deposit {amount} akan ditransfer hari ini juga.
> akhirnya
== care K 0
> istri saya boleh pakai sepedanya?
< Boleh, tambahkan di menu "Pengendara". Asuransinya berlaku untuk dua orang.
> siap
== sales F 0
> {bike} ukuran {size} ready gak kak
<sales: Ready, ada dua di {town}. Harganya {big}, bisa dikirim hari {next}.
> bisa cicilan?
<sales: Bisa, pilih di halaman pembayaran, prosesnya lima menit.
== product F 0
> layar {bike} saya muncul E{n}, artinya apa ya
<product: Itu sensor kecepatan: magnet kecil di jari-jari bergeser. Geser kembali ke depan sensor, pesannya akan hilang.
> sudah hilang, makasih
== care K 0
> ada hp orang ketinggalan di kotak sepeda saya kak
< Terima kasih sudah lapor! Silakan titip di stasiun {street} kotak 2, sudah kami buka.
> sudah ya
== sales K 0
> kalau sewa cuma sabtu minggu bisa gak
<sales: Belum bisa, harganya {fee} per bulan termasuk akhir pekan. 14 hari pertama gratis, silakan dicoba.
> oke deh dicoba
== finance K 0
> bisa bayar pakai transfer bank aja?
<finance: Bisa, pilih "Transfer" di menu Pembayaran. Berlaku mulai tagihan bulan depan.
> sip makasih
`;

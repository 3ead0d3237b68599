/** Letters in Indonesian. */
export const idEmail = `
== commerce F -
subject: Pesanan {order} belum sampai
> Saya memesan {gear} tanggal {date}, tetapi status pengiriman sudah {n} hari tidak berubah. [Barangnya mau saya pakai untuk perjalanan akhir pekan.|Ini untuk kado ulang tahun adik saya.] Mohon dicek, paketnya sebenarnya ada di mana?
< Terima kasih sudah menunggu. Paket {order} salah kirim ke gudang lain dan sudah kami kirim ulang pagi ini. Estimasi tiba hari {next}; kalau belum sampai, kami kirim yang baru.
>4 Sudah sampai [siang ini|tadi pagi], terima kasih banyak.
== finance K -
subject: Masih ditagih setelah berhenti langganan
> Kontrak {order} sudah saya hentikan dan sepeda sudah saya kembalikan tanggal {date}, buktinya ada. Kenapa hari {day} saldo saya masih terpotong {fee}? Mohon uang saya dikembalikan.
< Mohon maaf, pengembaliannya belum tercatat di sistem. Kasus ini sudah kami teruskan ke bagian keuangan.
<finance: Dana {fee} sudah dikembalikan hari ini dan kontrak sudah selesai per tanggal pengembalian. Buktinya terlampir.
>3 Sudah masuk. Terima kasih.
== care K -
subject: Rem rusak, email kedua
> Ini email kedua saya. Rem belakang {kbike} saya hampir tidak berfungsi, dan jalan di {town} turunan semua. Email pertama hanya dijawab otomatis. Tolong ditanggapi serius, ini soal keselamatan.
< Mohon maaf sebesar-besarnya, dan tolong sepedanya jangan dipakai dulu. {kbike} pengganti sudah tersedia di stasiun {street} mulai sekarang. Yang rusak akan kami jemput hari {next}, dan biaya bulan ini dikembalikan.
>1 Sepeda pengganti sudah saya ambil, remnya enak. Semoga lain kali tidak perlu dua kali email.
== product K -
subject: Baterai cepat habis
> Sejak minggu lalu baterai {kbike} saya turun dari penuh ke 60% dalam semalam, padahal cuma parkir di teras. Apakah ini bug dari update aplikasi yang baru?
<product: Benar, versi 3.8 membuat kunci tidak bisa tidur. Perbaikan akan dirilis hari {next}. Sementara itu, buka Pengaturan lalu matikan "cari sepeda saya".
>1 Sudah saya matikan dan sekarang normal lagi. Penjelasannya jelas, makasih.
== sales K 0
subject: Harga untuk mahasiswa
> Apakah ada harga khusus mahasiswa untuk {kbike}? Saya mulai kuliah di {town} bulan depan dan ingin berlangganan satu tahun.
<sales: Ada, diskon 20% untuk tahun pertama. Gunakan kode KAMPUS saat mendaftar dan unggah kartu mahasiswa. Harganya menjadi sekitar 20% di bawah {fee} per bulan.
> Siap, saya daftar minggu ini.
== care K +
subject: Terima kasih untuk tim bengkel
> Saya cuma mau bilang terima kasih. Ban saya bocor jam 6 pagi, hujan deras, dan mekanik Anda datang dalam 30 menit sambil tetap ramah. Layanan seperti ini yang bikin saya tetap berlangganan.
< Pesan ini sudah kami bacakan di bengkel, dan Mas Joko langsung senyum sepanjang hari. Selamat bersepeda!
== commerce F 0
subject: Tukar ukuran, pesanan {order}
> Jaketnya bagus, tapi ukuran {size} kebesaran. Bisa ditukar satu ukuran lebih kecil? Label masih terpasang, baru dicoba sekali di rumah.
< Bisa. Label retur sudah kami kirim dan ukuran yang lebih kecil sudah disisihkan. Barang diganti begitu paket Anda diterima.
== care K -
subject: Tidak ada yang datang menjemput
> Saya sudah izin kerja untuk penjemputan {kbike}, tapi tidak ada yang datang dan tidak ada kabar. Di aplikasi malah tertulis "sudah dijemput". Sepedanya masih di depan saya. Saya kecewa.
< Kami mengerti kekecewaan Anda dan mohon maaf. Jadwal baru hari {next}, jamnya Anda yang tentukan, dan satu bulan biaya sudah dikembalikan.
> Hari {next} jam 8 pagi. Saya tunggu ya, jangan sampai lupa lagi.
< Sudah tercatat: hari {next} jam 8. Pengemudi akan menelepon 30 menit sebelumnya.
== public_relations K 0
subject: Permintaan wawancara
> Saya wartawan dan sedang menulis berita tentang sepeda sewa di {town}. Siapa yang bisa saya wawancara sebelum tanggal {soon}?
<public_relations: Juru bicara kami tersedia hari {next} jam 14 sampai 16. Data jumlah sepeda dan stasiun terlampir.
`;

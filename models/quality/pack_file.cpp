#include "models/quality/pack_file.h"

#include <zip.h>

#include <memory>

namespace jiayi::quality {

namespace fs = std::filesystem;

namespace {

constexpr zip_uint64_t kMostBytes = std::uint64_t{2} << 30;  ///< of all texts together: a pack of a quarter of a million people has some 500 MB
constexpr zip_int64_t kMostFiles = 64;

Error noPack() { return {Errc::Corrupt, "evidence.format", {}}; }

struct Closed {
    void operator()(zip_t* archive) const { zip_discard(archive); }
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

}  // namespace

Result<void> writePack(const PackTexts& texts, const fs::path& target) {
    std::error_code error;
    if (fs::exists(target, error)) return Error{Errc::Conflict, "file.exists", {}};
    int code = 0;
    std::unique_ptr<zip_t, Closed> archive(zip_open(target.c_str(), ZIP_CREATE | ZIP_EXCL, &code));
    if (!archive) return Error{Errc::Denied, "file.write", {}};
    for (const auto& [name, text] : texts) {
        auto* source = zip_source_buffer(archive.get(), text.data(), text.size(), 0);
        if (!source) return Error{Errc::Full, "file.write", {}};
        if (zip_file_add(archive.get(), name.c_str(), source, ZIP_FL_ENC_UTF_8) < 0) {
            zip_source_free(source);
            return Error{Errc::Full, "file.write", {}};
        }
    }
    if (zip_close(archive.get()) != 0) return Error{Errc::Full, "file.write", {}};
    (void)archive.release();  // closed
    fs::permissions(target, fs::perms::owner_read | fs::perms::owner_write, error);
    return {};
}

Result<PackTexts> readPack(const fs::path& path) {
    std::error_code missing;
    if (!fs::exists(path, missing)) return Error{Errc::NotFound, "file.not-found", path.filename().string()};
    int code = 0;
    const std::unique_ptr<zip_t, Closed> archive(zip_open(path.c_str(), ZIP_RDONLY, &code));
    if (!archive) return noPack();
    const auto entries = zip_get_num_entries(archive.get(), 0);
    if (entries > kMostFiles) return noPack();
    PackTexts texts;
    zip_uint64_t total = 0;
    for (zip_int64_t i = 0; i < entries; ++i) {
        zip_stat_t stat;
        if (zip_stat_index(archive.get(), static_cast<zip_uint64_t>(i), 0, &stat) != 0) return noPack();
        total += stat.size;
        if (total > kMostBytes) return noPack();
        const std::unique_ptr<zip_file_t, Closed> file(zip_fopen_index(archive.get(), static_cast<zip_uint64_t>(i), 0));
        std::string text(stat.size, '\0');
        if (!file || zip_fread(file.get(), text.data(), stat.size) != static_cast<zip_int64_t>(stat.size)) return noPack();
        if (!texts.emplace(stat.name, std::move(text)).second) return noPack();
    }
    return texts;
}

}  // namespace jiayi::quality
